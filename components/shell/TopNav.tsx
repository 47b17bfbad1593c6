'use client'

import type { ReactNode } from 'react'
import { Brand } from './Brand'
import { Icon } from '../display/Icon'
import { NavLink } from './NavLink'
import styles from './TopNav.module.css'

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
    <header className={styles.header}>
      <div className={styles.bar}>
        <Brand />
        <div className={styles.desktopUser}>
          <User user={user} signOut={signOut} />
        </div>
        {items.length > 0 || user ? (
          <details className={styles.phone}>
            <summary>
              <Icon name="menu" />
              Menu
            </summary>
            <div className={styles.panel}>
              <Links items={items} />
              <User user={user} signOut={signOut} />
            </div>
          </details>
        ) : null}
      </div>
      {items.length > 0 ? (
        <div className={styles.desktop}>
          <Links items={items} />
        </div>
      ) : null}
    </header>
  )
}

function Links({ items }: { items: NavItem[] }) {
  return (
    <nav aria-label="Navigation principale" className={styles.nav}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <NavLink {...item} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function User({ user, signOut }: Pick<TopNavProps, 'user' | 'signOut'>) {
  if (!user) return null
  return (
    <div className={styles.user}>
      <p>
        <span className={styles.userName}>{user.name}</span>
        <span className={styles.roles}>{user.roles}</span>
      </p>
      {signOut}
    </div>
  )
}
