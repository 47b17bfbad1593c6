import { NextResponse } from 'next/server'

/** For the reason `instrumentation.ts` gives; it is never called. */
export const proxy = (): NextResponse => NextResponse.next()

export const config = { matcher: '/jamais' }
