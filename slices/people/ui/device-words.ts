/** 'Chrome · Windows' out of what a browser calls itself; undefined where nothing is recognised. Only for showing. */
export function deviceWords(device: string): string | undefined {
  const words = [browsers, systems].flatMap((kinds) => kinds.find(([pattern]) => pattern.test(device))?.[1] ?? [])
  return words.length === 0 ? undefined : words.join(' · ')
}

/** The special before the general: all of them also call themselves Chrome or Safari. */
const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/QIHU|360SE|360EE/, '360'],
  [/UOSBrowser|UBrowser|UCBrowser/, 'UC'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/OPR\//, 'Opera'],
  [/Chromium/, 'Chromium'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Kylin/, '银河麒麟'],
  [/UOS/, '统信 UOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]
