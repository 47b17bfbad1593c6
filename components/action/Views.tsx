import { Link } from './Link'

export type View = { label: string; href: string; current: boolean }

/** Named views of a list: each is an address, which can be kept or sent. */
export function Views({ views }: { views: View[] }) {
  return (
    <nav aria-label="Vues de la liste" className="print:hidden">
      <ul className="m-0 -ms-2 flex max-w-none list-none flex-wrap p-0 text-small">
        {views.map(({ label, href, current }) => (
          <li key={href} className="m-0">
            <Link href={href} aria-current={current ? 'true' : undefined} className="nav-link nav-part">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
