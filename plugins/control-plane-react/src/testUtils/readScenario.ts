const key = 'groundwork.dev-scenario';

/** What a harness is to show: `?scenario=` of the address that it was opened with, kept until the tab is closed. @public */
export function readScenario<TScenario extends string>(
  usual: TScenario,
): TScenario {
  const asked = new URLSearchParams(window.location.search).get('scenario');
  if (asked) {
    sessionStorage.setItem(key, asked);
  }
  return (sessionStorage.getItem(key) ?? usual) as TScenario;
}
