from hypothesis import HealthCheck, settings

settings.register_profile("corpus", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("corpus")
