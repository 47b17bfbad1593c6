'use client'

import type { ReactNode } from 'react'
import { Badge } from './Badge'
import { classes } from '../classes'
import { Link } from '../action/Link'

export type TaskItem = {
  href: string
  title: string
  detail?: ReactNode
  /** The last day, as people say it: « mardi 3 novembre 2026 ». */
  due?: string
  overdue?: boolean
  /** The role in which the person acts: « rapporteur », « gestionnaire ». */
  capacity?: string
}

const TASK =
  'relative m-0 grid grid-cols-[1fr_minmax(11rem,18rem)] gap-x-6 gap-y-1 border-s-4 border-t-line px-4 py-3 not-first:border-t hover:bg-accent-soft max-md:grid-cols-[1fr]'
const SIDE =
  'flex flex-col items-start gap-1 text-small text-ink-soft max-md:flex-row max-md:flex-wrap max-md:items-baseline max-md:gap-x-3 max-md:gap-y-0'

/** What waits for a person, in the order given; each line is one click from the act. */
export function TaskList({ tasks, empty }: { tasks: TaskItem[]; empty: ReactNode }) {
  if (tasks.length === 0) return <>{empty}</>
  return (
    <ul className="m-0 max-w-none list-none rounded border border-line bg-paper p-0">
      {tasks.map((task) => (
        <li
          key={`${task.href} ${task.title} ${task.capacity ?? ''}`}
          className={classes(TASK, task.overdue ? 'border-s-bad' : 'border-s-transparent forced-colors:border-s-[Canvas]')}
        >
          <div className="min-w-0">
            <Link href={task.href} className="font-semibold after:absolute after:inset-0">
              {task.title}
            </Link>
            {task.detail ? <div className="text-small text-ink-soft">{task.detail}</div> : null}
          </div>
          {task.due || task.overdue || task.capacity ? (
            <div className={SIDE}>
              {task.overdue ? <Badge tone="bad">En retard</Badge> : null}
              {task.due ? <span>Échéance&nbsp;: {task.due}</span> : null}
              {task.capacity ? <span>En qualité {withDe(task.capacity)}</span> : null}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function withDe(noun: string): string {
  return /^[aeiouyhœæ]/i.test(noun.normalize('NFD')) ? `d’${noun}` : `de ${noun}`
}
