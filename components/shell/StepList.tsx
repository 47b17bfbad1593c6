import { Link } from '../action/Link'
import { classes } from '../classes'
import { HiddenText } from '../display/HiddenText'
import { Icon } from '../display/Icon'

export type FormStep = {
  href: string
  label: string
  state: 'done' | 'todo' | 'waiting' | 'optional'
  /** In a word or two: « à écrire », « attendu ». */
  note?: string
  current?: boolean
}

const NOTE = 'text-small font-normal text-ink-soft max-lg:sr-only'
const WORDS: Record<FormStep['state'], string> = { done: 'fait', todo: 'à faire', waiting: 'attendu', optional: 'facultatif' }

/** The steps of a form, which are also the list of what it still misses. On a phone, one row of numbers: the name of each is read aloud. */
export function StepList({ steps }: { steps: FormStep[] }) {
  return (
    <nav aria-label="Étapes" className="rounded border border-line bg-paper p-2 print:hidden">
      <ol className="m-0 grid max-w-none list-none p-0 max-lg:auto-cols-fr max-lg:grid-flow-col">
        {steps.map((step, index) => (
          <li key={step.href} className="m-0">
            <Link
              href={step.href}
              aria-current={step.current ? 'step' : undefined}
              className={classes(
                'flex min-h-11 items-center gap-2 rounded px-2 py-1 text-ink no-underline hover:bg-accent-soft hover:underline max-lg:justify-center',
                step.current && 'bg-accent-soft font-bold',
              )}
            >
              <span className="w-5 flex-none text-center text-accent tabular-nums">
                {step.state === 'done' ? <Icon name="check" /> : index + 1}
              </span>
              <span className="min-w-0 flex-1 max-lg:sr-only">{step.label}</span>
              <span className={step.state === 'waiting' ? 'badge bg-warn-soft text-warn max-lg:sr-only' : NOTE}>
                <HiddenText>, </HiddenText>
                {step.note ?? WORDS[step.state]}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
