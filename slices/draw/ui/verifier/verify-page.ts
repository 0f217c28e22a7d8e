/** The page of a downloaded folder: the files are chosen or dropped, everything is recomputed here, nothing leaves the machine. */
import { pageWords } from './verify-words.ts'
import { verifyFolder, type Finding, type Verdict } from './verify-folder.ts'

const language = navigator.language.startsWith('zh') ? 'zh' : 'en'
const words = pageWords[language]

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name)
  made.textContent = text
  if (className !== '') made.className = className
  return made
}

function sentence({ key, holds, recorded, recomputed }: Finding): HTMLElement {
  const item = element('li', '', holds === null ? 'unsaid' : holds ? 'holds' : 'differs')
  const [word, ...rest] = key.split(' ')
  const told = words.findings[key] ?? words.findings[word ?? '']
  const name = told === undefined ? key : rest.length > 0 ? `${told} ${rest.join(' ')}` : told
  item.append(element('strong', holds === null ? words.unsaid : holds ? words.holds : words.differs), ` ${name}`)
  if (recorded !== undefined && recorded !== '') item.append(element('code', recorded))
  if (recomputed !== undefined)
    item.append(element('div', words.recomputed), element('code', recomputed || words.nothing))
  return item
}

function show(place: HTMLElement, { holds, findings }: Verdict): void {
  const result = element('h2', holds ? words.good : words.bad, holds ? 'holds' : 'differs')
  result.tabIndex = -1
  const list = element('ul')
  list.append(...findings.toSorted((a, b) => Number(a.holds ?? true) - Number(b.holds ?? true)).map(sentence))
  place.replaceChildren(result, list)
  result.focus()
}

async function verify(files: Iterable<File>, place: HTMLElement): Promise<void> {
  place.replaceChildren(element('p', words.working))
  // The browser shows that it works before it does.
  await new Promise((resolve) => setTimeout(resolve, 30))
  const folder = new Map<string, Uint8Array>()
  for (const file of files) folder.set(file.name, new Uint8Array(await file.arrayBuffer()))
  show(place, verifyFolder(folder))
}

function start(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = words.title
  const place = element('div')
  place.setAttribute('role', 'status')
  const input = element('input')
  Object.assign(input, { type: 'file', multiple: true, id: 'files' })
  input.addEventListener('change', () => void verify(input.files ?? [], place))
  const label = element('label', words.choose)
  label.htmlFor = 'files'
  const box = element('div', '', 'drop')
  box.append(label, input)
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    void verify(event.dataTransfer?.files ?? [], place)
  })
  const main = element('main')
  main.append(element('h1', words.title), element('p', words.about), box, place)
  document.body.replaceChildren(main)
}

start()
