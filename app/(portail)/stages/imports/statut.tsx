import { Badge } from '@/components/display/Badge'
import type { StatutImport } from '@/generated/prisma/enums'
import { LIBELLE_STATUT_IMPORT } from '@/lib/exploitation/import/schema'

export const STAGES = { label: 'Stages', href: '/stages' }
export const IMPORTS = { label: 'Imports et exports', href: '/stages/imports' }

const TONS = { SIMULE: 'warn', APPLIQUE: 'good', ABANDONNE: 'neutral' } as const

export const Statut = ({ statut }: { statut: StatutImport }) => <Badge tone={TONS[statut]}>{LIBELLE_STATUT_IMPORT[statut]}</Badge>
