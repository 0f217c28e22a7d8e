/** The page of a downloaded folder: the files are chosen or dropped, everything is recomputed here, nothing leaves the machine. */
import { steps, type Finding, type Known, type Verdict } from './finding.ts'
import { mendOldBrowsers } from './old-browsers.ts'
import type { Folder } from './read-folder.ts'
import { verifyFolder } from './verify-folder.ts'
import { pageWords, type PageWords } from './verify-words.ts'

type Language = keyof typeof pageWords

/** Of one kind more than these are counted, not listed. */
const MOST_ALIKE = 20

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

const markOf = ({ holds }: Finding): 'holds' | 'differs' | 'unsaid' =>
  holds === null ? 'unsaid' : holds ? 'holds' : 'differs'

/** `hall` asks people to compare: nothing that this folder could have said. */
function item(finding: Finding, words: PageWords): HTMLElement {
  const { key, at, recorded, recomputed, step } = finding
  const mark = markOf(finding)
  const made = element('li', '', mark)
  if (!(mark === 'unsaid' && step === 'hall')) made.append(element('strong', words.mark[mark]), ' ')
  made.append(words.findings[key] ?? key)
  if (at !== undefined) made.append(' ', element('code', at))
  if (recomputed === undefined) {
    if (recorded !== undefined && recorded !== '') made.append(' ', element('code', recorded))
    return made
  }
  for (const [name, value] of [
    [words.recorded, recorded],
    [words.recomputed, recomputed],
  ] as const)
    made.append(
      element('div', name, 'name'),
      element('code', value === undefined || value === '' ? words.nothing : value),
    )
  return made
}

function section(findings: readonly Finding[], step: (typeof steps)[number], words: PageWords): HTMLElement[] {
  const own = findings.filter((one) => one.step === step)
  if (own.length === 0) return []
  const list = element('ul')
  const rank = ({ holds }: Finding): number => (holds === false ? 0 : holds === null ? 1 : 2)
  for (const [key, alike] of Map.groupBy(
    own.toSorted((a, b) => rank(a) - rank(b)),
    (one) => `${one.key} ${one.holds}`,
  )) {
    list.append(...alike.slice(0, MOST_ALIKE).map((one) => item(one, words)))
    if (alike.length > MOST_ALIKE)
      list.append(element('li', words.more(alike.length - MOST_ALIKE), key.endsWith('false') ? 'differs' : ''))
  }
  return [element('h3', `${steps.indexOf(step) + 1} ${words.steps[step]}`), list]
}

function show(place: HTMLElement, verdict: Verdict, words: PageWords): void {
  const result = element('h2', words.outcome[verdict.outcome](verdict), verdict.outcome)
  result.tabIndex = -1
  const parts: HTMLElement[] = [result, element('p', words.meaning[verdict.outcome](verdict))]
  if (verdict.missing.length > 0) {
    const missing = element('p', words.missing, 'missing')
    missing.append(element('code', verdict.missing.join('  ')))
    parts.push(missing)
  }
  place.replaceChildren(...parts, ...steps.flatMap((step) => section(verdict.findings, step, words)))
}

class VerifierPage {
  #language: Language = navigator.language.startsWith('zh') ? 'zh' : 'en'
  #folder: Folder = new Map()
  #known: Known = { commitment: '', linesRoot: '', seed: '', numbers: [] }
  #place = element('div')

  get #words(): PageWords {
    return pageWords[this.#language]
  }

  draw(): void {
    const words = this.#words
    document.documentElement.lang = words.lang
    document.title = words.title
    this.#place = element('div')
    this.#place.setAttribute('role', 'status')
    const main = element('main')
    main.append(this.#switch(), element('h1', words.title), element('p', words.about), this.#chooser())
    main.append(this.#knowing(), this.#place)
    document.body.replaceChildren(main)
    if (this.#folder.size > 0) this.#show()
  }

  #switch(): HTMLElement {
    const button = element('button', this.#words.other, 'lang')
    button.type = 'button'
    button.lang = this.#language === 'zh' ? 'en' : 'zh-CN'
    button.addEventListener('click', () => {
      this.#language = this.#language === 'zh' ? 'en' : 'zh'
      this.draw()
    })
    return button
  }

  #chooser(): HTMLElement {
    const input = element('input')
    Object.assign(input, { type: 'file', multiple: true, id: 'files' })
    input.addEventListener('change', () => void this.take(input.files ?? []))
    const label = element('label', this.#words.choose)
    label.htmlFor = 'files'
    const box = element('div', '', 'drop')
    box.append(label, input)
    return box
  }

  #knowing(): HTMLElement {
    const words = this.#words
    const made = element('details')
    made.open = Object.values(this.#known).some((one) => one.length > 0)
    made.append(element('summary', words.known), element('p', words.knownAbout))
    const form = element('form')
    for (const name of ['commitment', 'linesRoot', 'seed'] as const)
      form.append(this.#field(name, this.#known[name], (value) => (this.#known = { ...this.#known, [name]: value })))
    const numbersOf = (text: string): string[] => [
      ...new Set(
        text
          .split('\n')
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      ),
    ]
    form.append(
      this.#field(
        'numbers',
        this.#known.numbers.join('\n'),
        (text) => (this.#known = { ...this.#known, numbers: numbersOf(text) }),
      ),
      element('button', words.again),
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#show()
    })
    made.append(form)
    return made
  }

  #field(name: keyof Known, value: string, keep: (value: string) => void): HTMLElement {
    const label = element('label', this.#words.noted[name])
    const input = element(name === 'numbers' ? 'textarea' : 'input')
    Object.assign(input, { value, autocomplete: 'off', spellcheck: false, name })
    input.addEventListener('input', () => keep(input.value))
    label.append(input)
    return label
  }

  async take(files: Iterable<File>): Promise<void> {
    this.#place.replaceChildren(element('p', this.#words.working))
    // The browser shows that it works before it does.
    await new Promise((resolve) => setTimeout(resolve, 30))
    const folder = new Map<string, Uint8Array>()
    for (const file of files) folder.set(file.name, new Uint8Array(await file.arrayBuffer()))
    this.#folder = folder
    this.#show()
    this.#place.querySelector('h2')?.focus()
  }

  #show(): void {
    show(this.#place, verifyFolder(this.#folder, this.#known), this.#words)
  }
}

mendOldBrowsers()
const page = new VerifierPage()
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  void page.take(event.dataTransfer?.files ?? [])
})
page.draw()
