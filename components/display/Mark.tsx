'use client'

import styles from './Mark.module.css'

const petalCount = 11
const petal = 'M16 13.2C13.6 10.6 13.5 5.2 16 3.6c2.5 1.6 2.4 7 0 9.6Z'

/** Written once as text: it is on every page, and has fourteen parts. */
const petals = Array.from({ length: petalCount }, (_, index) => {
  const angle = Math.round((3600 / petalCount) * index) / 10
  return `<path class="${styles.petal}" d="${petal}" transform="rotate(${angle} 16 16)"></path>`
}).join('')
const heart = `<circle class="${styles.heart}" cx="16" cy="16" r="4.1"></circle>`
const ground = `<circle class="${styles.ground}" cx="16" cy="16" r="16"></circle>`

/** The daisy, as tall as the text around it. `outline` draws it in the colour of that text. */
export function Mark({ outline = false }: { outline?: boolean }) {
  return (
    <svg
      className={outline ? styles.outline : styles.mark}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: `${outline ? '' : ground}${petals}${heart}` }}
    />
  )
}
