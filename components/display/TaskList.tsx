'use client'

import type { ReactNode } from 'react'
import { Badge } from './Badge'
import { HiddenText } from './HiddenText'
import { classes } from '../classes'
import { ButtonLink } from '../action/ButtonLink'
import { Link } from '../action/Link'

export type TaskItem = {
  href: string
  title: string
  detail?: ReactNode
  /** For an act that waits on several records: its name, on how many (those of other pages too), and the words of this one. */
  among?: { act: string; count: string; subject: string; detail: string } | undefined
  /** The last day, short: « 3 nov. 2026 ». */
  due?: string
  overdue?: boolean
  /** The role in which the person acts: « rapporteur », « gestionnaire ». */
  capacity?: string
}

const LIST = 'm-0 max-w-none list-none rounded border border-line bg-paper p-0'
const TASK =
  'relative m-0 grid grid-cols-[minmax(0,1fr)_minmax(8rem,13rem)] gap-x-6 gap-y-1 border-s-4 border-t-line px-4 not-first:border-t hover:bg-accent-soft max-md:grid-cols-[1fr]'
const SIDE =
  'flex flex-col items-start gap-1 text-small text-ink-soft max-md:flex-row max-md:flex-wrap max-md:items-baseline max-md:gap-x-3 max-md:gap-y-0'

type TaskListProps = {
  /** For those who go from title to title without seeing the page. */
  title?: string
  tasks: TaskItem[]
  empty: ReactNode
}

/**
 * What waits for a person, in the order given; each line is one click from the act. An act that waits on several records is said
 * once, with their number, where the first of them stands.
 */
export function TaskList({ title, tasks, empty }: TaskListProps) {
  if (tasks.length === 0) return <>{empty}</>
  return (
    <div>
      {title ? <h2 className="sr-only">{title}</h2> : null}
      <div className="stack-4">
        {groupsOf(tasks).map((group) =>
          group.act === undefined ? (
            <ul key={keyOf(group.tasks)} className={LIST}>
              {group.tasks.map((task) => (
                <Task key={keyOf([task])} task={task} />
              ))}
            </ul>
          ) : (
            <TaskGroup key={`${group.act} ${keyOf(group.tasks)}`} act={group.act} tasks={group.tasks} />
          ),
        )}
      </div>
    </div>
  )
}

function TaskGroup({ act, tasks }: { act: string; tasks: TaskItem[] }) {
  const [first] = tasks
  return (
    <section aria-label={act} className="overflow-hidden rounded border border-line">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-sand-2 px-4 py-2">
        <h3 className="me-auto">
          {act} <span className="ms-1 rounded-full bg-accent px-2 text-small text-on-accent tabular-nums">{first?.among?.count}</span>
        </h3>
        {first?.capacity ? <span className="text-small text-ink-soft">En qualité {withDe(first.capacity)}</span> : null}
        {first ? <ButtonLink href={first.href}>Commencer</ButtonLink> : null}
      </div>
      <ul className="m-0 max-w-none list-none bg-paper p-0">
        {tasks.map((task) => (
          <Task key={keyOf([task])} task={task} grouped />
        ))}
      </ul>
    </section>
  )
}

function Task({ task, grouped = false }: { task: TaskItem; grouped?: boolean }) {
  const { href, due, overdue, capacity } = task
  const detail = grouped ? task.among?.detail : task.detail
  return (
    <li
      className={classes(
        TASK,
        grouped ? 'py-2' : 'py-3',
        overdue ? 'border-s-bad' : 'border-s-transparent forced-colors:border-s-[Canvas]',
      )}
    >
      <div className={classes('min-w-0', grouped && 'flex flex-wrap items-baseline gap-x-3')}>
        <Link href={href} className="font-semibold after:absolute after:inset-0">
          {grouped ? <HiddenText>{task.among?.act}&nbsp;: </HiddenText> : null}
          {grouped ? task.among?.subject : task.title}
        </Link>
        {detail ? <div className="text-small text-ink-soft">{detail}</div> : null}
      </div>
      {due || overdue || (capacity && !grouped) ? (
        <div className={SIDE}>
          {overdue ? <Badge tone="bad">En retard</Badge> : null}
          {due ? (
            <span>
              {grouped ? <HiddenText>Échéance&nbsp;: </HiddenText> : <>Échéance&nbsp;: </>}
              {due}
            </span>
          ) : null}
          {capacity && !grouped ? <span>En qualité {withDe(capacity)}</span> : null}
        </div>
      ) : null}
    </li>
  )
}

type Group = { act: string | undefined; tasks: TaskItem[] }

const keyOf = (tasks: readonly TaskItem[]): string => tasks.map((task) => `${task.href} ${task.title} ${task.capacity ?? ''}`).join(' | ')

/** Tasks of the same act and in the same role, together; the others as they come. */
function groupsOf(tasks: readonly TaskItem[]): Group[] {
  const sameOf = (task: TaskItem): TaskItem[] =>
    task.among ? tasks.filter((other) => other.among?.act === task.among?.act && other.capacity === task.capacity) : [task]
  const groups: Group[] = []
  const placed = new Set<TaskItem>()
  for (const task of tasks) {
    if (placed.has(task)) continue
    const same = sameOf(task)
    for (const one of same) placed.add(one)
    const last = groups.at(-1)
    if (same.length > 1) groups.push({ act: task.among?.act, tasks: same })
    else if (last && last.act === undefined) last.tasks.push(task)
    else groups.push({ act: undefined, tasks: [task] })
  }
  return groups
}

function withDe(noun: string): string {
  return /^[aeiouyhœæ]/i.test(noun.normalize('NFD')) ? `d’${noun}` : `de ${noun}`
}
