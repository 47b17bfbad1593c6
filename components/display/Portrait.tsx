import styles from './Portrait.module.css'

/** The portrait of a person whose name is beside it. */
export function Portrait({ src }: { src: string }) {
  return (
    <picture>
      <img src={src} alt="" className={styles.portrait} />
    </picture>
  )
}
