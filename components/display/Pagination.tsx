import { classes } from '../classes'
import { Link } from '../action/Link'

type PaginationProps = { page: number; pageCount: number; hrefFor: (page: number) => string }

const ITEM = 'm-0 flex items-center'
const GAP = "before:px-1 before:text-ink-soft before:content-['…'_/_'']"

/** Pages are numbered from 1. Shows nothing when there is only one. */
export function Pagination({ page, pageCount, hrefFor }: PaginationProps) {
  if (pageCount <= 1) return null
  return (
    <nav className="print:hidden" aria-label="Pages de la liste">
      <ul className="m-0 flex max-w-none list-none flex-wrap items-center gap-1 p-0">
        {page > 1 ? (
          <li className={ITEM}>
            <Link href={hrefFor(page - 1)} rel="prev" className="page-link">
              Précédente
            </Link>
          </li>
        ) : null}
        {shownPages(page, pageCount).map((shown, index, all) => (
          <li key={shown} className={classes(ITEM, shown - (all[index - 1] ?? shown) > 1 && GAP)}>
            <Link href={hrefFor(shown)} aria-current={shown === page ? 'page' : undefined} className="page-link">
              <span className="sr-only">Page </span>
              {shown}
            </Link>
          </li>
        ))}
        {page < pageCount ? (
          <li className={ITEM}>
            <Link href={hrefFor(page + 1)} rel="next" className="page-link">
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
