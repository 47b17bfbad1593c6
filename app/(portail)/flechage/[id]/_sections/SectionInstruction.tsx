import { Badge } from '@/components/display/Badge'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { Section } from '@/components/display/Section'
import type { Acteur } from '@/lib/core/auth/acteur'
import { dateLongue, echeance, jourLong } from '@/lib/core/temps/dates'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { completude, estVerifiable, type ElementVerifiable } from '@/lib/flechage/guards'
import { verdictActuel } from '@/lib/flechage/instruction/guards'
import { LIBELLE_VERDICT, lirePoints } from '@/lib/flechage/instruction/schema'
import { estDemandeur, estGestionnaire, type Dossier } from '@/lib/flechage/policy'
import { EN_INSTRUCTION } from '@/lib/flechage/workflow'

/** The state of the checking of pieces: for the interne what is asked, for the gestionnaire each verdict too. */
export function SectionInstruction({ acteur, dossier }: { acteur: Acteur; dossier: Dossier }) {
  const gestionnaire = estGestionnaire(acteur, dossier)
  if (!gestionnaire && !estDemandeur(acteur, dossier)) return null
  const enCours = EN_INSTRUCTION.some((s) => s === dossier.statut)
  if (!enCours && dossier.complements.length === 0) return null
  if (!gestionnaire && dossier.statut !== 'DEPOSEE' && passes(dossier).length === 0) return null
  return (
    <Section
      title="Instruction"
      aside={
        gestionnaire && dossier.statut === 'DEPOSEE' ? (
          <ButtonLink href={`/flechage/${dossier.id}/instruction`}>Vérifier les pièces</ButtonLink>
        ) : undefined
      }
    >
      {gestionnaire && enCours ? <Verdicts dossier={dossier} /> : null}
      <Complements dossier={dossier} />
      {!gestionnaire && dossier.statut === 'DEPOSEE' ? (
        <p>Le secrétariat vérifie vos pièces une par une. Il vous écrira s’il manque quelque chose.</p>
      ) : null}
    </Section>
  )
}

function Verdicts({ dossier }: { dossier: Dossier }) {
  const verdict = (e: ElementVerifiable) => verdictActuel(dossier, e.cle)
  return (
    <DataTable
      caption="Vérification des pièces"
      rows={completude(dossier, maintenant()).filter(estVerifiable)}
      rowKey={(e) => e.cle}
      empty={null}
      columns={[
        { key: 'piece', header: 'Pièce', cell: (e) => e.libelle },
        {
          key: 'verdict',
          header: 'Verdict',
          cell: (e) => {
            const connu = verdict(e)
            return connu ? (
              <Badge tone={connu.verdict === 'CONFORME' ? 'good' : 'warn'}>{LIBELLE_VERDICT[connu.verdict]}</Badge>
            ) : (
              <Badge tone="neutral">À vérifier</Badge>
            )
          },
        },
        { key: 'remarque', header: 'Remarque', cell: (e) => verdict(e)?.remarque || '—' },
      ]}
    />
  )
}

/** What is asked and unanswered is shown at the top of the record. */
const passes = ({ complements, statut }: Dossier) => complements.filter((c) => c.reponduLe !== null || statut !== 'INCOMPLETE')

function Complements({ dossier }: { dossier: Dossier }) {
  return passes(dossier).map((c) => (
    <div key={c.id}>
      <p>
        Compléments demandés le {dateLongue(c.demandeLe)},{' '}
        {c.reponduLe
          ? `reçus le ${dateLongue(c.reponduLe)}.`
          : `attendus le ${jourLong(c.terme)} au plus tard (${echeance(c.terme, aujourdhui())}).`}
      </p>
      <ul>
        {lirePoints(c.points).map((p, i) => (
          <li key={i}>{p.demande}</li>
        ))}
      </ul>
    </div>
  ))
}
