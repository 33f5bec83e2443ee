"""What pages of several publishers share: shapes of lines, pairs of title and summary, bylines and furniture."""
