'use client'

import type { ReactNode } from 'react'
import { Badge } from './Badge'
import { classes } from '../classes'
import { Link } from '../action/Link'
import styles from './TaskList.module.css'

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

/** What waits for a person, in the order given; each line is one click from the act. */
export function TaskList({ tasks, empty }: { tasks: TaskItem[]; empty: ReactNode }) {
  if (tasks.length === 0) return <>{empty}</>
  return (
    <ul className={styles.tasks}>
      {tasks.map((task) => (
        <li key={`${task.href} ${task.title} ${task.capacity ?? ''}`} className={classes(styles.task, task.overdue && styles.overdue)}>
          <div className={styles.main}>
            <Link href={task.href} className={styles.link}>
              {task.title}
            </Link>
            {task.detail ? <div className={styles.detail}>{task.detail}</div> : null}
          </div>
          {task.due || task.overdue || task.capacity ? (
            <div className={styles.side}>
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
