import Fraction from 'fraction.js'
export const points = (value: number) => new Fraction(value)
