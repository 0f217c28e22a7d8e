import '../../platform/web/styles.css'
import './console.css'
import { createRoot } from 'react-dom/client'
import { startTexts } from '../../platform/web/i18n.ts'
import { giveStylesTheirNonce } from '../../platform/web/content-policy.ts'
import { webTexts } from '../../platform/web/texts.ts'
import { Console } from './console.tsx'
import { slices } from './pages.ts'
import { consoleTexts } from './texts.ts'

giveStylesTheirNonce()
const own = { web: webTexts, console: consoleTexts }
startTexts({ ...own, ...Object.fromEntries(slices.map((slice) => [slice.slice, slice.texts])) })

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<Console />)
