'use server'
import { defineAction } from '@/lib/core/requete/action'
import { declarerRecevable, demanderComplements, verifierElements } from '@/lib/flechage/instruction/commands'
import { complementsSchema, verdictsSchema } from '@/lib/flechage/instruction/schema'
import { cibleSchema } from '@/lib/flechage/schema'

export const verifier = defineAction(verdictsSchema, verifierElements)
export const demander = defineAction(complementsSchema, demanderComplements)
export const declarer = defineAction(cibleSchema, declarerRecevable)
