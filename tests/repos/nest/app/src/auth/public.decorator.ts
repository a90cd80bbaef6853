import { SetMetadata } from '@nestjs/common'

export const PUBLIC = 'public'

/** Lets everyone in, whether signed in or not. */
export const Public = () => SetMetadata(PUBLIC, true)
