import { Link } from '../action/Link'
import styles from './Pagination.module.css'

type PaginationProps = { page: number; pageCount: number; hrefFor: (page: number) => string }

/** Pages are numbered from 1. Shows nothing when there is only one. */
export function Pagination({ page, pageCount, hrefFor }: PaginationProps) {
  if (pageCount <= 1) return null
  return (
    <nav className={styles.pagination} aria-label="Pages de la liste">
      <ul>
        {page > 1 ? (
          <li>
            <Link href={hrefFor(page - 1)} rel="prev">
              Précédente
            </Link>
          </li>
        ) : null}
        {shownPages(page, pageCount).map((shown, index, all) => (
          <li key={shown} className={shown - (all[index - 1] ?? shown) > 1 ? styles.gap : undefined}>
            <Link href={hrefFor(shown)} aria-current={shown === page ? 'page' : undefined}>
              <span className="visually-hidden">Page </span>
              {shown}
            </Link>
          </li>
        ))}
        {page < pageCount ? (
          <li>
            <Link href={hrefFor(page + 1)} rel="next">
              Suivante
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

/** First, last, and the neighbours of the current page. */
function shownPages(page: number, pageCount: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pageCount]
  return [...new Set(wanted)].filter((number) => number >= 1 && number <= pageCount).sort((a, b) => a - b)
}
