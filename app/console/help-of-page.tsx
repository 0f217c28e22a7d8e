/** The help drawer with its texts, which no page needs before somebody asks. */
import { addTexts } from '../../platform/web/i18n.ts'
import HelpDrawer from '../../slices/desk/ui/help-drawer.tsx'
import { helpTexts } from './help-texts.ts'

addTexts(helpTexts)

export default HelpDrawer
