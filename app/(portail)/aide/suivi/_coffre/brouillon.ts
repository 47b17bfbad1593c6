import { sceller } from '@/lib/core/coffre/chiffrement'

type Champ = Readonly<{ id: string; valeur: string | boolean }>
type Saisie = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * What was being typed on a page when the vault locked or the page was left: sealed to the member who typed it, in this
 * tab's memory only.
 */
const gardes = new Map<string, Promise<string>>()

/** Forms sent and not changed since: the act may lead to another page, and their text need not be kept. */
const envoyes = new WeakSet<HTMLFormElement>()

/** Watches which forms are sent, and which are typed in again after a refusal. Returns a function that stops it. */
export function suivreEnvois(): () => void {
  const envoye = ({ target }: Event): void => void (target instanceof HTMLFormElement && envoyes.add(target))
  const repris = ({ target }: Event): void => {
    const formulaire = target instanceof Element ? target.closest('form') : null
    if (formulaire) envoyes.delete(formulaire)
  }
  addEventListener('submit', envoye, true)
  addEventListener('input', repris, true)
  return () => {
    removeEventListener('submit', envoye, true)
    removeEventListener('input', repris, true)
  }
}

const JAMAIS: readonly string[] = ['hidden', 'password', 'file']
const SAISIES = 'main form :is(input, textarea, select)[id]'

function change(saisie: Saisie): Champ | null {
  const { id } = saisie
  if (saisie instanceof HTMLSelectElement) {
    const prevu = [...saisie.options].find((o) => o.defaultSelected) ?? saisie.options[0]
    return saisie.value === prevu?.value ? null : { id, valeur: saisie.value }
  }
  if (saisie instanceof HTMLTextAreaElement) return saisie.value === saisie.defaultValue ? null : { id, valeur: saisie.value }
  if (JAMAIS.includes(saisie.type)) return null
  if (saisie.type === 'radio') return saisie.checked && !saisie.defaultChecked ? { id, valeur: true } : null
  if (saisie.type === 'checkbox') return saisie.checked === saisie.defaultChecked ? null : { id, valeur: saisie.checked }
  return saisie.value === saisie.defaultValue ? null : { id, valeur: saisie.value }
}

/**
 * Keeps the values of the forms of `page`, sealed to `publique`. Call it before they are removed. `quittee`: the page is
 * removed with them, so forms that were sent are left out.
 */
export function garderBrouillon(page: string, publique: string, quittee = false): void {
  const saisies = [...document.querySelectorAll<Saisie>(SAISIES)].filter(({ form }) => !quittee || !form || !envoyes.has(form))
  const champs = saisies.flatMap((saisie) => change(saisie) ?? [])
  if (champs.length > 0) gardes.set(page, sceller(champs, [publique]))
}

function remettre(saisie: Saisie, valeur: Champ['valeur']): void {
  for (let pli = saisie.closest('details'); pli; pli = pli.parentElement?.closest('details') ?? null) pli.open = true
  if (typeof valeur === 'boolean') {
    if (saisie instanceof HTMLInputElement && saisie.checked !== valeur) saisie.click()
    return
  }
  // Set through the native setter, so that React sees a change as if it were typed.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(saisie), 'value')?.set?.call(saisie, valeur)
  for (const type of ['input', 'change']) saisie.dispatchEvent(new Event(type, { bubbles: true }))
}

/**
 * Puts the values back into the forms of `page` as each is drawn, since a case takes a moment to open. Calls `rendu` once a
 * value is back. Returns a function that stops it.
 */
export function rendreBrouillon(page: string, ouvrir: <T>(scelle: string) => Promise<T>, rendu: () => void): () => void {
  const garde = gardes.get(page)
  if (!garde) return () => undefined
  let reste: readonly Champ[] = []
  const essayer = (): void => {
    const presents = reste.filter(({ id }) => document.getElementById(id))
    if (presents.length === 0) return
    reste = reste.filter((champ) => !presents.includes(champ))
    for (const { id, valeur } of presents) remettre(document.getElementById(id) as Saisie, valeur)
    if (reste.length > 0) return
    observateur.disconnect()
    gardes.delete(page)
    rendu()
  }
  const observateur = new MutationObserver(essayer)
  garde.then(ouvrir<readonly Champ[]>).then(
    (champs) => {
      reste = champs
      observateur.observe(document.body, { childList: true, subtree: true })
      essayer()
    },
    // It belongs to another member: it stays closed.
    () => undefined,
  )
  return () => observateur.disconnect()
}
