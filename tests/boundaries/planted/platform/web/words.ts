export const words = (key: string) => key
