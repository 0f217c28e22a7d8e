import '../../platform/web/styles.css'
import './field.css'
import { createRoot } from 'react-dom/client'
import { startTexts } from '../../platform/web/i18n.ts'
import { texts as recordsFieldTexts } from '../../slices/records/offline/texts.ts'
import { texts as recordsTexts } from '../../slices/records/ui/texts.ts'
import { FieldApp } from './field-app.tsx'
import { texts } from './texts.ts'
import { keepForOffline } from './updates.ts'

startTexts({ shell: texts, field: recordsFieldTexts, records: recordsTexts })
keepForOffline()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<FieldApp />)
