'use client'

import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { Link } from '@/components/action/Link'
import { Section } from '@/components/display/Section'
import { ouvrir as dechiffrer } from '@/lib/core/coffre/chiffrement'
import { LIBELLE_CANAL, NIVEAUX, type Fiche, type Repere } from '@/lib/soutien/schema'
import { parGravite, VUES, type LigneTableau, type Rubrique, type Vue } from '@/lib/soutien/tableau/schema'
import { FOULE } from '@/lib/soutien/tri/schema'
import { useCoffre } from '../_coffre/coffre'

const TITRES: Record<Vue, string> = {
  urgences: 'À voir aujourd’hui',
  demandes: 'Demandes à confier',
  suivis: 'Vos suivis',
  termines: 'Terminés',
  secours: 'Clés gardées en cas de nécessité',
}

/** The states in which the two doctors have a file of their own. */
const SUIVIES: readonly Vue[] = ['urgences', 'suivis', 'termines']

const TON = { VERT: 'good', ORANGE: 'warn', ROUGE: 'bad' } as const

type RubriquesProps = Readonly<{ rubriques: Partial<Record<Vue, Rubrique>>; vue: Vue | null; parPage: number }>

/** The board: what the server knows of a case, and its level, which this page decrypts. */
export function Rubriques({ rubriques, vue, parPage }: RubriquesProps) {
  const dossiers = useDossiers(Object.values(rubriques).flatMap((r) => r.lignes))
  return (
    <>
      {VUES.map((v) => {
        const rubrique = rubriques[v]
        if (!rubrique || rubrique.total === 0) return null
        return (
          <Section
            key={v}
            title={TITRES[v]}
            aside={
              v !== vue && rubrique.total > (v === 'demandes' || v === 'urgences' ? FOULE : parPage) ? (
                <Link href={`/aide/suivi?vue=${v}`}>Voir les {rubrique.total}</Link>
              ) : null
            }
          >
            <DataTable
              caption={TITRES[v]}
              captionHidden
              rows={v === 'suivis' ? parGravite(rubrique.lignes, (id) => dossiers.get(id)?.fiche?.niveau) : [...rubrique.lignes]}
              rowKey={(l) => l.id}
              empty={null}
              columns={[
                { key: 'recue', header: 'Reçue', cell: (l) => ({ text: `${l.recuLe}, ${l.depuis}`, href: `/aide/suivi/${l.id}` }) },
                ...(SUIVIES.includes(v)
                  ? [{ key: 'repere', header: 'Repère', cell: (l: LigneTableau) => dossiers.get(l.id)?.repere?.mot ?? '' }]
                  : []),
                { key: 'etat', header: 'Où en est-on', cell: (l) => l.etat },
                { key: 'canal', header: 'Comment', cell: (l) => LIBELLE_CANAL[l.canal] },
                ...(SUIVIES.includes(v)
                  ? [{ key: 'niveau', header: 'Niveau', cell: (l: LigneTableau) => <Niveau fiche={dossiers.get(l.id)?.fiche} /> }]
                  : []),
                { key: 'savoir', header: 'À savoir', cell: (l) => aSavoir(l) },
              ]}
            />
          </Section>
        )
      })}
    </>
  )
}

function Niveau({ fiche }: { fiche: Fiche | undefined }) {
  return fiche ? <Badge tone={TON[fiche.niveau] ?? 'neutral'}>{NIVEAUX[fiche.niveau]}</Badge> : <>Pas encore dit</>
}

function aSavoir(l: LigneTableau): ReactNode {
  const faits: ReactNode[] = [
    l.enRetard ? <Badge tone="bad">Réponse en retard</Badge> : null,
    l.nouveau ? <Badge tone="info">Nouveau message</Badge> : null,
    l.seul ? <Badge tone="warn">Un second médecin manque</Badge> : null,
    l.contact ? <Badge tone={l.contactDepasse ? 'bad' : 'neutral'}>Prochain contact : {l.contact}</Badge> : null,
    l.retourPrevuLe ? `La personne pense revenir le ${l.retourPrevuLe}` : null,
    l.effacement ? <Badge tone="warn">Effacement le {l.effacement}</Badge> : null,
  ].filter((fait) => fait !== null)
  if (faits.length === 0) return ''
  return (
    <>
      {faits.map((fait, rang) => (
        <div key={rang}>{fait}</div>
      ))}
    </>
  )
}

type DossierOuvert = Readonly<{ fiche?: Fiche; repere?: Repere }>

/** What the two doctors keep of each case, decrypted with the reader's own key. */
function useDossiers(lignes: readonly LigneTableau[]): ReadonlyMap<string, DossierOuvert> {
  const { ouvrir } = useCoffre()
  const [dossiers, setDossiers] = useState<ReadonlyMap<string, DossierOuvert>>(new Map())
  const ids = lignes.map((l) => l.id).join(' ')
  const lire = useEffectEvent(async () => {
    const lus = await Promise.all(
      lignes.map(async ({ id, dossier }) => {
        if (!dossier) return []
        const { privee } = await ouvrir<{ privee: string }>(dossier.cle)
        const ouvert: DossierOuvert = {
          ...(dossier.fiche && { fiche: await dechiffrer<Fiche>(dossier.fiche, privee) }),
          ...(dossier.repere && { repere: await dechiffrer<Repere>(dossier.repere, privee) }),
        }
        return [[id, ouvert] as const]
      }),
    )
    return new Map(lus.flat())
  })
  useEffect(() => {
    let utile = true
    lire().then(
      (lus) => utile && setDossiers(lus),
      () => undefined,
    )
    return () => {
      utile = false
    }
  }, [ids])
  return dossiers
}
