import type { Metadata } from 'next'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Notice } from '@/components/feedback/Notice'
import { PublicPage } from '@/components/shell/PublicPage'
import { dateHeure } from '@/lib/core/temps/dates'
import { RefusError } from '@/lib/core/workflow/erreurs'
import { getAccordParLien, type AccordVu } from '@/lib/flechage/accord/queries'
import { MESSAGE_LIEN_INCONNU } from '@/lib/flechage/accord/schema'
import { empreinteTermes } from '@/lib/flechage/accord/notices'
import { Accord } from '../../_accord/Accord'
import { deleguer, refuser, signer } from './actions'

export const metadata: Metadata = { title: 'Accord pour accueillir un interne', robots: { index: false } }

/** Opened from a mail, by people and by scanners: showing it changes nothing. */
export default async function Page({ params, searchParams }: PageProps<'/accord/[jeton]'>) {
  const { jeton } = await params
  const accord = await chercher(jeton)
  if (!accord || 'trop' in accord)
    return (
      <PublicPage title="Accord introuvable">
        <Notice tone="warn">{accord ? accord.trop : MESSAGE_LIEN_INCONNU}</Notice>
      </PublicPage>
    )
  return (
    <PublicPage
      title={`Accueillir ${accord.objet.interne} en stage`}
      lead={accord.etat === 'A_SIGNER' ? `Votre réponse est attendue avant le ${dateHeure(accord.expireLe)}.` : undefined}
    >
      {accord.etat === 'A_SIGNER' ? (
        <DefinitionList
          items={[
            { term: 'Demande adressée à', value: accord.nom },
            { term: 'Envoyée le', value: dateHeure(accord.demandeLe) },
          ]}
        />
      ) : null}
      <Accord
        accord={accord}
        vu={empreinteTermes(accord.objet, accord.qualite)}
        cle={{ jeton }}
        reponses={{ signer, refuser, deleguer }}
        search={searchParams}
      />
    </PublicPage>
  )
}

async function chercher(jeton: string): Promise<AccordVu | { trop: string } | null> {
  try {
    return await getAccordParLien(jeton)
  } catch (erreur) {
    if (erreur instanceof RefusError) return { trop: erreur.refus.message }
    throw erreur
  }
}
