import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Section } from '@/components/display/Section'
import { getEvaluations } from '@/lib/stages/evaluation/queries'
import { CRITERES, LIBELLE_CRITERE } from '@/lib/stages/evaluation/schema'

/** The evaluations of former internes on this terrain, above the threshold only (R-MSU-12). A section of its page. */
export async function Evaluations({ terrainId }: { terrainId: string }) {
  const bilan = await getEvaluations(terrainId)
  if (!bilan)
    return (
      <Section title="Ce qu’en disent les internes" id="evaluations">
        <EmptyState title="Pas encore assez de réponses">
          Les évaluations se lisent ensemble, quand il y en a assez et qu’un semestre a passé&nbsp;: personne ne peut alors savoir qui a
          écrit.
        </EmptyState>
      </Section>
    )
  return (
    <Section title="Ce qu’en disent les internes" id="evaluations" aside={`${bilan.reponses} réponses`}>
      <DataTable
        caption="Moyennes des notes, de 1 à 5"
        rows={[...CRITERES]}
        rowKey={(c) => c}
        empty={null}
        columns={[
          { key: 'critere', header: 'Critère', cell: (c) => LIBELLE_CRITERE[c] },
          { key: 'moyenne', header: 'Moyenne', align: 'end', cell: (c) => `${bilan.moyennes[c].toLocaleString('fr-FR')} sur 5` },
        ]}
      />
      <Textes titre="Ce que ce stage apporte" textes={bilan.apports} />
      <Textes titre="Ses limites" textes={bilan.limites} />
    </Section>
  )
}

function Textes({ titre, textes }: { titre: string; textes: readonly string[] }) {
  if (textes.length === 0) return null
  return (
    <Section title={titre} level={3}>
      <ul>
        {textes.map((texte, i) => (
          <li key={`${i} ${texte}`}>{texte}</li>
        ))}
      </ul>
    </Section>
  )
}
