import type { Acteur } from '@/lib/core/auth/acteur'
import type { Dossier } from '@/lib/flechage/policy'
import { AvisRendu } from '../_sections/AvisRendu'
import { SectionDecision } from '../_sections/SectionDecision'
import { SectionEntretien } from '../_sections/SectionEntretien'
import { SectionInstruction } from '../_sections/SectionInstruction'
import { SectionSaisine } from '../_sections/SectionSaisine'

/** What came after the deposit, the latest first. Each part shows what this person may see, or nothing. */
export function Suites({ acteur, dossier }: { acteur: Acteur; dossier: Dossier }) {
  return (
    <>
      <SectionDecision acteur={acteur} dossier={dossier} />
      <SectionEntretien acteur={acteur} dossier={dossier} />
      <SectionSaisine acteur={acteur} dossier={dossier} />
      <AvisRendu dossier={dossier} />
      <SectionInstruction acteur={acteur} dossier={dossier} />
    </>
  )
}
