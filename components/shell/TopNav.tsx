'use client'

import type { ReactNode } from 'react'
import { Brand } from './Brand'
import { Icon } from '../display/Icon'
import { NavLink } from './NavLink'
import { classes } from '../classes'

export type NavItem = {
  href: string
  label: string
  /** When left out, the link finds out from the address of the page. */
  current?: boolean
}

type TopNavProps = {
  items: NavItem[]
  user?: { name: string; roles: string }
  /** The form that ends the session. It is drawn twice (desktop, phone menu): no ids inside. */
  signOut?: ReactNode
}

export function TopNav({ items, user, signOut }: TopNavProps) {
  return (
    <header className="border-b border-line bg-paper print:hidden">
      <div className="mx-auto flex max-w-page items-center justify-between gap-4 px-gutter py-2 max-md:flex-wrap max-md:gap-y-0">
        <Brand />
        <div className="max-md:hidden">
          <User user={user} signOut={signOut} place="bar" />
        </div>
        {items.length > 0 || user ? (
          <details className="hidden max-md:contents max-md:details-content:basis-full">
            <summary className="inline-flex min-h-10 cursor-pointer list-none items-center gap-2 rounded border border-line-strong px-3 font-semibold [&::-webkit-details-marker]:hidden">
              <Icon name="menu" />
              Menu
            </summary>
            <div className="mt-2 basis-full">
              <Links items={items} place="panel" />
              <User user={user} signOut={signOut} place="panel" />
            </div>
          </details>
        ) : null}
      </div>
      {items.length > 0 ? (
        <div className="border-t border-line max-md:hidden">
          <Links items={items} place="bar" />
        </div>
      ) : null}
    </header>
  )
}

/** Drawn twice: in the bar of a wide screen, and in the menu of a phone. */
type Place = { place: 'bar' | 'panel' }

function Links({ items, place }: { items: NavItem[] } & Place) {
  const panel = place === 'panel'
  return (
    <nav
      aria-label="Navigation principale"
      className={panel ? 'border-t border-line' : 'mx-auto max-w-page px-[calc(var(--spacing-gutter)-0.75rem)]'}
    >
      <ul className={classes('m-0 max-w-none list-none p-0 *:m-0', panel ? '*:border-b *:border-line' : 'flex flex-wrap')}>
        {items.map((item) => (
          <li key={item.href}>
            <NavLink {...item} place={place} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function User({ user, signOut, place }: Pick<TopNavProps, 'user' | 'signOut'> & Place) {
  if (!user) return null
  return (
    <div className={classes('flex items-center gap-4 text-small leading-[1.3]', place === 'panel' && 'flex-wrap justify-between p-3')}>
      <p>
        <span className="block font-semibold">{user.name}</span>
        <span className="block text-ink-soft">{user.roles}</span>
      </p>
      {signOut}
    </div>
  )
}
