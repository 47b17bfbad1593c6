import { Link } from '@/components/action/Link'
import type { Contact } from '@/lib/soutien/contact'
import { Joindre } from './Joindre'

/** How to reach the cell without this portal; when the cell has given nothing, the national lines. */
export function Directement({ contact: { telephone, adresse, exterieur }, ouverte }: { contact: Contact; ouverte: boolean }) {
  const moyens = [
    telephone && <Joindre key="telephone" contact={telephone} />,
    adresse && (
      <a key="adresse" href={`mailto:${adresse}`}>
        {adresse}
      </a>
    ),
  ].filter(Boolean)
  return (
    <>
      {moyens.length > 0 ? (
        <p>
          La cellule se joint {ouverte ? 'aussi ' : ''}
          {telephone ? 'au' : 'à'} {moyens[0]}
          {moyens.length > 1 ? <>, ou à {moyens[1]}</> : null}.
        </p>
      ) : null}
      {exterieur ? (
        <p>
          Si aucun de ses médecins ne vous convient&nbsp;: <Joindre contact={exterieur} />.
        </p>
      ) : null}
      {ouverte ? null : (
        <p>
          Pour parler à quelqu’un dès maintenant&nbsp;: <Link href="/aide">les lignes d’écoute</Link>, gratuites et confidentielles.
        </p>
      )}
    </>
  )
}
