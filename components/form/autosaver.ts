import type { FormState } from '@/lib/core/requete/form-state'
import { forgetCopy, keepCopy } from './draft-copy'

export type AutosaveStatus = { kind: 'idle' } | { kind: 'saving' } | { kind: 'saved'; at: string } | { kind: 'failed'; message: string }

const pauseBeforeSaving = 1_500
const pausesBeforeRetry = [5_000, 10_000, 30_000]
const longestPause = 60_000

/** Saves a form by itself while it is filled in. One post at a time; a failed one is tried again until it succeeds. */
export class Autosaver {
  private timer: ReturnType<typeof setTimeout> | undefined
  private dirty = false
  private busy = false
  private failures = 0
  private stopped = false
  private held = false
  private waiting: (() => void)[] = []

  constructor(
    private readonly form: HTMLFormElement,
    private readonly storageKey: string,
    private readonly post: (data: FormData) => Promise<FormState>,
    private readonly report: (status: AutosaveStatus) => void,
  ) {}

  /** True when something would be lost if the page closed now. */
  get atRisk(): boolean {
    return this.dirty || this.busy
  }

  touched(): void {
    this.dirty = true
    if (this.failures === 0) this.tell({ kind: 'saving' })
    keepCopy(this.form, this.storageKey)
    this.schedule(pauseBeforeSaving)
  }

  /** Saves without waiting for the pause. */
  flush(): void {
    clearTimeout(this.timer)
    if (this.dirty) void this.save()
  }

  /** The person sends the form themselves: their post carries everything, so no save starts until it is answered. */
  handOver(): void {
    clearTimeout(this.timer)
    this.dirty = false
    this.held = true
  }

  /** Their post was answered; `refused` means that the text on screen is still not saved. */
  resume(refused: boolean): void {
    if (!this.held) return
    this.held = false
    if (refused) return this.touched()
    this.failures = 0
    if (this.dirty) return this.schedule(pauseBeforeSaving)
    this.tell({ kind: 'idle' })
    forgetCopy(this.storageKey)
  }

  get isSaving(): boolean {
    return this.busy
  }

  /** Resolves once no save is under way, so that two posts never carry the same version. */
  whenIdle(): Promise<void> {
    return this.busy ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve()
  }

  /** Last save when the person leaves for another page of the portal; nothing is reported afterwards. */
  stop(): void {
    this.flush()
    this.stopped = true
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer)
    if (!this.stopped) this.timer = setTimeout(() => void this.save(), delay)
  }

  private async save(): Promise<void> {
    if (this.busy || this.held) return
    this.busy = true
    this.dirty = false
    const failure = await this.attempt(contentOf(this.form))
    this.busy = false
    for (const resolve of this.waiting.splice(0)) resolve()
    if (failure === undefined) {
      this.failures = 0
      if (this.dirty) {
        this.tell({ kind: 'saving' })
        this.schedule(pauseBeforeSaving)
      } else {
        this.tell({ kind: 'saved', at: hourAndMinute() })
        forgetCopy(this.storageKey)
      }
      return
    }
    this.dirty = true
    const pause = pausesBeforeRetry[this.failures] ?? longestPause
    this.failures += 1
    this.tell({ kind: 'failed', message: failure })
    this.schedule(pause)
  }

  /** The sentence that says why it failed, or nothing. */
  private async attempt(data: FormData): Promise<string | undefined> {
    try {
      const answer = await this.post(data)
      return answer.status === 'error' ? answer.message : undefined
    } catch (thrown) {
      if (isRedirect(thrown)) return 'votre session a sans doute pris fin ; reconnectez-vous dans un autre onglet.'
      return navigator.onLine ? 'le portail ne répond pas.' : 'votre appareil n’est plus relié à internet.'
    }
  }

  private tell(status: AutosaveStatus): void {
    if (!this.stopped) this.report(status)
  }
}

/** What the form would post, without its files: those go with the real post only. */
function contentOf(form: HTMLFormElement): FormData {
  const content = new FormData()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && !name.startsWith('$ACTION')) content.append(name, value)
  }
  content.set('_autosave', '1')
  return content
}

function isRedirect(thrown: unknown): boolean {
  return thrown instanceof Error && 'digest' in thrown && String(thrown.digest).startsWith('NEXT_REDIRECT')
}

export function hourAndMinute(date = new Date()): string {
  return `${date.getHours()}\u00a0h\u00a0${String(date.getMinutes()).padStart(2, '0')}`
}
