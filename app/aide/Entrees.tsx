import { CardGrid } from '@/components/display/CardGrid'
import { Link } from '@/components/action/Link'

const ENTREES = [
  ['/aide/proche', 'Je m’inquiète pour quelqu’un', 'Comment lui parler, et comment prévenir la cellule.'],
  ['/aide/questionnaires', 'Faire le point', 'Quatre questionnaires, comptés sur votre appareil.'],
  ['/aide/reseau', 'À qui s’adresser', 'Psychologues, médecine du travail, argent, violences…'],
  ['/aide/qui-voit-quoi', 'Qui peut voir quoi', 'Un tableau, vérifié à chaque version du portail.'],
] as const

/** Links to the pages of the cell, each in a few words. */
export function Entrees({ ouverte }: { ouverte: boolean }) {
  const cellule = ['/aide/proche']
  return (
    <CardGrid
      cards={ENTREES.filter(([href]) => ouverte || !cellule.includes(href)).map(([href, titre, mots]) => ({
        key: href,
        title: <Link href={href}>{titre}</Link>,
        detail: mots,
      }))}
    />
  )
}
