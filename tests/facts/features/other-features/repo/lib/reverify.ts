import { reverificationErrorResponse } from '@clerk/nextjs/server'

export const again = () => reverificationErrorResponse('strict')
