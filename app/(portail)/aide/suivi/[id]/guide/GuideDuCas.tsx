'use client'

import type { UsageCle } from '@/generated/soutien/enums'
import { Badge } from '@/components/display/Badge'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { CheckboxField, RadioGroup, TextArea } from '@/components/form/Field'
import { FieldGroup } from '@/components/form/FieldGroup'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/requete/form-state'
import { GUIDE, lireGuide, manquesDuGuide, motsDuGuide, type Champ, type Guide } from '@/lib/soutien/entretien/schema'
import { guider } from '../../_dossier/actions'
import { AvecDossier, type Agir, type Ouvert } from '../../_dossier/AvecDossier'
import { options } from '../../_dossier/poster'
import { piecesDe } from '../../_dossier/sceller'

const TOTAL_MAX = 60_000

type GuideDuCasProps = Readonly<{ id: string; usage: UsageCle; secours: boolean; exterieur: string }>

export function GuideDuCas(cas: GuideDuCasProps) {
  return <AvecDossier {...cas}>{(ouvert, agir) => <Remplir ouvert={ouvert} agir={agir} />}</AvecDossier>
}

/** The guide by sections, from its last version; each save keeps the earlier ones. */
function Remplir({ ouvert: { lu, pieces }, agir }: { ouvert: Ouvert; agir: Agir }) {
  const versions = piecesDe(pieces, 'GUIDE')
  const derniere = versions.at(-1)
  const { clePubliqueDossier } = lu
  if (!clePubliqueDossier || lu.usage !== 'BINOME')
    return (
      <Notice tone="info" title="Ce guide se remplit à deux, une fois la demande confiée.">
        <ButtonLink href={`/aide/suivi/${lu.id}`}>Revenir à la demande</ButtonLink>
      </Notice>
    )
  const cle = clePubliqueDossier

  async function enregistrer(_: FormState, data: FormData): Promise<FormState> {
    const guide = lireGuide(data)
    if (JSON.stringify(guide).length > TOTAL_MAX)
      return { status: 'error', message: 'C’est trop long pour être gardé\u00a0: raccourcissez.' }
    return agir(guider, { contenu: await sceller(guide, [cle]) })
  }

  const manques = manquesDuGuide(derniere?.contenu)
  return (
    <>
      <Notice
        tone={manques.length === 0 ? 'good' : 'info'}
        title={manques.length === 0 ? 'Les points obligatoires sont remplis.' : `Points obligatoires à remplir\u00a0: ${manques.length}.`}
      />
      {lu.statut === 'CLOS' ? null : (
        <Form action={enregistrer} submitLabel="Enregistrer cette version" idPrefix="guide" optionalMarks={false}>
          {GUIDE.map((section) => (
            <FieldGroup key={section.titre} legend={section.titre} hint={section.aide}>
              {section.champs.map((champ) => (
                <Reponse key={champ.nom} champ={champ} guide={derniere?.contenu} />
              ))}
            </FieldGroup>
          ))}
        </Form>
      )}
      {versions.length > 0 ? (
        <Section title="Versions" aside={<Badge tone="neutral">{versions.length}</Badge>}>
          {versions.map((v, rang) => (
            <details key={v.id}>
              <summary>
                n° {rang + 1}, {v.jour}, {v.auteur}
              </summary>
              {motsDuGuide(v.contenu).map(({ titre, reponses }) => (
                <Section key={titre} title={titre} id={`relu-${v.id}-${titre}`} level={3}>
                  <DefinitionList items={reponses.map(({ terme, valeur }) => ({ term: terme, value: valeur }))} />
                </Section>
              ))}
            </details>
          ))}
        </Section>
      ) : null}
    </>
  )
}

function Reponse({ champ, guide }: { champ: Champ; guide: Guide | undefined }) {
  const { nom, libelle, genre, aide, obligatoire = false } = champ
  const valeur = guide?.[nom]
  switch (genre) {
    case 'case':
      return <CheckboxField name={nom} label={obligatoire ? <strong>{libelle}</strong> : libelle} defaultChecked={valeur !== undefined} />
    case 'choix':
      return (
        <RadioGroup name={nom} legend={libelle} required={obligatoire} options={options(champ.options ?? {})} defaultValue={valeur ?? ''} />
      )
    case 'texte':
      return <TextArea name={nom} label={libelle} hint={aide} required={obligatoire} rows={3} defaultValue={valeur ?? ''} />
  }
}
