// What stands over everything, an open sheet too: a sheet is modal, so what lies behind it cannot be reached. The shell
// says what that is; a sheet has it at its top.
import type { Component } from 'svelte';

class Over {
  component = $state.raw<Component | null>(null);
}
export const over = new Over();
