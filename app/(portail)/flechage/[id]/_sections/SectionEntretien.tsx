import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { Acteur } from '@/lib/core/auth/acteur'
import { dateHeure, dateLongue } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { entretienTenu } from '@/lib/flechage/guards'
import { getNoms } from '@/lib/referentiel/identite/personne/queries'
import { estArs, estGestionnaire, type Dossier } from '@/lib/flechage/policy'

const present = (nom: string | undefined, tenu: boolean): string => nom ?? (tenu ? 'Absence enregistrée' : 'Attendu·e')

/** The interview that the text requires: when, where, who was there. `lien`: the page that records it, and what is still missing. */
export async function SectionEntretien({ acteur, dossier, lien = true }: { acteur: Acteur; dossier: Dossier; lien?: boolean }) {
  const { entretien } = dossier
  const agit = estArs(acteur, dossier) || estGestionnaire(acteur, dossier)
  const ouvert = dossier.statut === 'SAISINE_ARS' || dossier.statut === 'ENTRETIEN'
  if (!entretien && !(agit && ouvert)) return null
  const noms = await getNoms([entretien?.coordonnateurId, entretien?.representantId])
  const tenu = Boolean(entretien?.tenuLe)
  const manque = tenu && dossier.statut === 'ENTRETIEN' ? entretienTenu(dossier) : undefined
  return (
    <Section
      title="Entretien individuel"
      aside={
        lien && agit && ouvert ? (
          <ButtonLink href={`/flechage/${dossier.id}/entretien`}>
            {entretien ? 'Modifier ou enregistrer l’entretien' : 'Convoquer'}
          </ButtonLink>
        ) : undefined
      }
    >
      {entretien ? (
        <DefinitionList
          items={[
            { term: tenu ? 'Était prévu' : 'Prévu', value: dateHeure(entretien.prevuLe) },
            { term: 'Lieu', value: entretien.lieu },
            {
              term: 'Tenu',
              value: entretien.tenuLe
                ? dateLongue(entretien.tenuLe)
                : entretien.prevuLe < maintenant()
                  ? 'Pas encore enregistré'
                  : 'Pas encore',
            },
            { term: 'Interne', value: tenu ? (entretien.etudiantPresent ? 'Présence enregistrée' : 'Absence enregistrée') : 'Convoqué·e' },
            { term: 'Coordonnateur du DES', value: present(noms.get(entretien.coordonnateurId ?? ''), tenu) },
            { term: 'Représentation des étudiants', value: present(noms.get(entretien.representantId ?? ''), tenu) },
          ]}
        />
      ) : (
        <p>Aucune date n’est encore fixée.</p>
      )}
      {manque && lien ? (
        <Notice tone="warn" title="Aucune décision n’est possible">
          <p>{manque.message}</p>
        </Notice>
      ) : null}
    </Section>
  )
}
