'use client'

import styles from './PhotoGrid.module.css'

export type Photo = { src: string; caption: string }

/** Photos side by side, as many in a row as fit. The caption is visible and is also the photo's text alternative. */
export function PhotoGrid({ photos }: { photos: Photo[] }) {
  return (
    <ul className={styles.grid}>
      {photos.map(({ src, caption }) => (
        <li key={src}>
          <figure className={styles.figure}>
            <picture>
              <img src={src} alt="" loading="lazy" className={styles.photo} />
            </picture>
            <figcaption className={styles.caption}>{caption}</figcaption>
          </figure>
        </li>
      ))}
    </ul>
  )
}
