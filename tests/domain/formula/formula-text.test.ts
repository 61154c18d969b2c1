import { expect, test } from 'vitest'
import { formulaText, withPlainFormulas } from '#domain/formula/formula-text'

test.each([
  [String.raw`\pi r^2`, 'πr²'],
  [String.raw`\frac{1}{(1+r)^t}`, '1/((1 + r)^t)'],
  [String.raw`P(1 + \frac{r}{n})^{nt}`, 'P(1 + r/n)^(nt)'],
  [String.raw`\sqrt[3]{x}`, '³√x'],
  [String.raw`\sqrt{b^2 - 4ac}`, '√(b² − 4ac)'],
  [String.raw`\sum_{k=0}^{n} q^k`, '∑_(k = 0)^n q^k'],
  [String.raw`\lim_{n \to \infty} a_n`, 'lim_(n → ∞) a_n'],
  [String.raw`\{r_1, r_2\}`, '{r₁, r₂}'],
  [String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix}`, '(a, b; c, d)'],
  [String.raw`\binom{n}{k}`, '(n; k)'],
  [String.raw`10^{-3} < \bar{x}`, '10⁻³ < x̄'],
  [String.raw`O(n \log n)`, 'O(n log n)'],
  [String.raw`f'(x) = -x`, 'f′(x) = −x'],
  [String.raw`P(\text{rain}) = 0.3`, 'P(rain) = 0.3'],
])('%s is %s', (tex, text) => {
  expect(formulaText(tex)).toBe(text)
})

test('TeX that cannot be read stays as it is', () => {
  expect(formulaText(String.raw`\frac{1`)).toBe(String.raw`\frac{1`)
})

test('what is no formula stays in a text', () => {
  expect(withPlainFormulas(String.raw`From $5, or $\pi$ times $x^2$`)).toBe('From $5, or π times x²')
})
