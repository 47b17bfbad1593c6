'use server'
import { defineAction } from '@/lib/core/requete/action'
import { cloreFlechage, etablirNotice, joindrePreuve, notifierDecision } from '@/lib/flechage/decision/commands'
import { noticeSchema, notificationSchema, preuveSchema } from '@/lib/flechage/decision/schema'
import { cibleSchema } from '@/lib/flechage/schema'

export const etablir = defineAction(noticeSchema, etablirNotice)
export const notifier = defineAction(notificationSchema, notifierDecision)
export const joindre = defineAction(preuveSchema, joindrePreuve)
export const clore = defineAction(cibleSchema, cloreFlechage)
