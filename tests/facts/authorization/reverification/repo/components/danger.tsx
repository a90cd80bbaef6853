'use client';
import { useSession } from '@clerk/nextjs';

export const Danger = () => {
	const { session } = useSession();
	return () => session.startVerification({ level: 'first_factor' });
};
