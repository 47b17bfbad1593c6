import styles from './Portrait.module.css'

/** The face of somebody named beside it. */
export function Portrait({ src }: { src: string }) {
  return (
    <picture>
      <img src={src} alt="" className={styles.portrait} />
    </picture>
  )
}
