"""How a build differs from the release before it, layout by layout: pages that changed their form show here first."""
