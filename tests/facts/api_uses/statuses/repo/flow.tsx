'use client';
import { useSignIn, useSignUp } from '@clerk/nextjs';

const steps = { needs_second_factor: '/mfa', complete: '/' };

export function Flow() {
  const { signIn } = useSignIn();
  const { signUp } = useSignUp();
  const go = async () => {
    const result = await signIn.create({ identifier: 'a@example.com' });
    switch (result.status) {
      case 'complete':
        return;
      case 'needs_first_factor':
      case 'needs_new_password':
        return steps[result.status];
    }
    if (signUp.status === 'missing_requirements' || 'complete' !== signUp.status) {
      return;
    }
    if (['needs_client_trust', 'needs_protect_check'].includes(signIn.status)) {
      return;
    }
    signIn.status === 'needs_identifier';
  };
  return go;
}
