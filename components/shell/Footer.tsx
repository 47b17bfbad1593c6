'use client'

import { Link } from '../action/Link'

export function Footer({ demonstration = false }: { demonstration?: boolean }) {
  return (
    <footer className="mt-auto border-t border-line bg-sand-2 text-small text-ink-soft print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap justify-between gap-x-8 gap-y-2 px-gutter py-4">
        <p>
          Marguerite, le portail du DUMG
          {demonstration ? <>. Département fictif&nbsp;: toute ressemblance serait fortuite.</> : null}
        </p>
        <ul className="m-0 flex max-w-none list-none flex-wrap gap-x-6 gap-y-2 p-0">
          <li className="m-0">
            <Link href="/mentions-legales" className="text-inherit">
              Mentions légales
            </Link>
          </li>
          <li className="m-0">
            <Link href="/donnees-personnelles" className="text-inherit">
              Données personnelles
            </Link>
          </li>
          <li className="m-0">
            <Link href="/accessibilite" className="text-inherit">
              Accessibilité&nbsp;: non conforme
            </Link>
          </li>
        </ul>
      </div>
    </footer>
  )
}
