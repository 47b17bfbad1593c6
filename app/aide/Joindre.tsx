import { NoBreak } from '@/components/display/NoBreak'

const NUMERO =
  /0(?: ?\d{3}){3}(?!\d)|0 ?\d{3}(?: ?\d\d){3}(?!\d)|0\d(?: ?\d\d){4}(?!\d)|\b(?:15|112|114|3114|3919)\b|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z-]+\.)+gouv\.fr\b/g

/** How to reach a resource, as a doctor typed it: its numbers and addresses become links. */
export function Joindre({ contact }: { contact: string }) {
  const morceaux: React.ReactNode[] = []
  let depuis = 0
  for (const trouve of contact.matchAll(NUMERO)) {
    const texte = trouve[0]
    morceaux.push(contact.slice(depuis, trouve.index))
    morceaux.push(
      <a key={trouve.index} href={adresse(texte)} rel="noreferrer">
        {texte.includes('@') ? texte : <NoBreak>{texte}</NoBreak>}
      </a>,
    )
    depuis = trouve.index + texte.length
  }
  return [...morceaux, contact.slice(depuis)]
}

function adresse(texte: string): string {
  if (texte.includes('@')) return `mailto:${texte}`
  if (texte.includes('.')) return `https://${texte}`
  return `${texte === '114' ? 'sms' : 'tel'}:${texte.replaceAll(' ', '')}`
}
