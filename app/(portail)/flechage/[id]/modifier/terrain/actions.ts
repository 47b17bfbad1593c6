'use server'
import { defineAction } from '@/lib/core/requete/action'
import { changerTerrain } from '@/lib/flechage/depot/brouillon/commands'
import { terrainSchema } from '@/lib/flechage/depot/brouillon/schema'

export const changer = defineAction(terrainSchema, changerTerrain)
