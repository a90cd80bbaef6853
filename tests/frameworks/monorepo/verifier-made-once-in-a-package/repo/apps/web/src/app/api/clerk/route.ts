import { handle } from '@/hooks/clerk';

export const POST = handle;
