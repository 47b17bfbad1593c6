import { sceller } from '@/lib/core/coffre/chiffrement'

type Champ = Readonly<{ id: string; valeur: string | boolean }>
type Saisie = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What was being typed on a page when the vault locked, or the page was left: sealed to the member who typed it, in this tab's memory alone. */
const gardes = new Map<string, Promise<string>>()

/** Forms that were sent as they are: an act that leads elsewhere takes its page away, and its words with it. */
const envoyes = new WeakSet<HTMLFormElement>()

/** Watches what is sent, and what is typed again after a refusal. Returns what stops it. */
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
 * Keeps what the forms of `page` hold, for whoever can open `publique`. To be called before they are taken away; `quittee`:
 * with their page, so that what was sent is left out.
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
  // Set past React, which then hears of it as it hears of a hand that types.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(saisie), 'value')?.set?.call(saisie, valeur)
  for (const type of ['input', 'change']) saisie.dispatchEvent(new Event(type, { bubbles: true }))
}

/**
 * Puts back what the forms of `page` held, as each of them is drawn again: a case takes a moment to open. Tells `rendu` once
 * something is back. Returns what stops it.
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
    // Somebody else's: it stays shut.
    () => undefined,
  )
  return () => observateur.disconnect()
}
