/** How it looks, said once: tokens for Ant Design; the same values stand as CSS variables in `styles.css`. */
import type { ThemeConfig } from 'antd'

export const colours = {
  ink: '#1b2430',
  muted: '#667085',
  line: '#e4e7ec',
  ground: '#f7f8fa',
  accent: '#0b6e4f',
  tint: '#e6f2ee',
  attention: '#b54708',
  attentionTint: '#fff4e5',
  error: '#b42318',
  errorTint: '#fef0ee',
  link: '#175cd3',
} as const

/** By language: styles.css. */
export const fontFamily = 'var(--font)'

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.accent,
    colorSuccess: colours.accent,
    colorWarning: colours.attention,
    colorError: colours.error,
    colorInfo: colours.accent,
    colorLink: colours.link,
    colorText: colours.ink,
    colorTextSecondary: '#475467',
    colorTextTertiary: colours.muted,
    colorTextDescription: colours.muted,
    colorTextPlaceholder: colours.muted,
    colorBorder: '#d0d5dd',
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.ground,
    fontFamily,
    fontSize: 14,
    fontSizeHeading3: 20,
    borderRadius: 6,
    borderRadiusLG: 8,
    boxShadow: 'none',
    boxShadowTertiary: 'none',
    boxShadowSecondary: '0 2px 10px rgba(16, 24, 40, 0.14)',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: {
      headerBg: colours.ground,
      headerSortActiveBg: colours.ground,
      headerSortHoverBg: colours.ground,
      headerColor: '#475467',
      headerSplitColor: 'transparent',
      rowHoverBg: colours.ground,
      cellPaddingBlock: 9,
      cellPaddingInline: 10,
      cellPaddingBlockMD: 9,
      cellPaddingInlineMD: 10,
    },
    Segmented: { itemSelectedBg: colours.tint, itemSelectedColor: colours.accent, trackBg: colours.ground },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Menu: { itemSelectedBg: colours.tint, itemSelectedColor: colours.accent, itemHeight: 34, activeBarBorderWidth: 0 },
  },
}
