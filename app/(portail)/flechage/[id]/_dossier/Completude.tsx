import { CheckList } from '@/components/display/CheckList'
import { Notice } from '@/components/feedback/Notice'
import { completude, type Element } from '@/lib/flechage/guards'
import type { Dossier } from '@/lib/flechage/policy'

/** Where each element is filled in, on the draft's page or beside it. */
const ANCRES: Record<Element['cle'], string> = {
  situation: '',
  terrain: '/terrain',
  maquette: '/terrain',
  motif: '?etape=projet#champ-motif',
  attestation: '?etape=projet#champ-attestationService',
  projet: '?etape=projet#champ-territoireProjet',
  lettre: '?etape=lettre#champ-lettreTexte',
  accords: '?etape=accords',
  consentement: '?etape=fin#champ-consentement',
}

/** Complete and missing elements, each with a link to where it is filled in. */
export function Completude({ dossier, instant }: { dossier: Dossier; instant: Date }) {
  const elements = completude(dossier, instant)
  return (
    <>
      <CheckList
        items={elements.map((e) => ({
          label: e.libelle,
          done: e.refus === undefined,
          detail: e.refus?.message,
          href: ANCRES[e.cle] === '' ? undefined : `/flechage/${dossier.id}/modifier${ANCRES[e.cle]}`,
        }))}
      />
      {elements.every((e) => !e.refus) ? <Notice tone="good">Tout est là : relisez votre dossier, puis déposez-le.</Notice> : null}
    </>
  )
}
