"""The nine rules of small.dqdl in Great Expectations, from a cold Python process: python ge.py DATA.csv"""
import sys

import great_expectations as gx
import pandas as pd

context = gx.get_context(mode="ephemeral")
batch = context.data_sources.add_pandas("p").add_dataframe_asset("a").add_batch_definition_whole_dataframe("b")
suite = context.suites.add(gx.ExpectationSuite(name="s"))
e = gx.expectations
for expectation in (
        e.ExpectTableRowCountToBeBetween(min_value=100, max_value=10000),
        e.ExpectColumnValuesToNotBeNull(column="person"),
        e.ExpectColumnValuesToBeBetween(column="age", min_value=0, max_value=65),
        e.ExpectColumnValuesToBeInSet(column="sex", value_set=["female", "male"]),
        e.ExpectColumnValuesToBeInSet(column="site", value_set=["Dayton", "Seattle", "Fitchburg", "Franklin County", "Charleston", "Georgetown County"]),
        e.ExpectColumnValuesToBeBetween(column="visits", min_value=0),
        e.ExpectColumnMeanToBeBetween(column="age", min_value=15, max_value=40),
        e.ExpectColumnStdevToBeBetween(column="age", min_value=5, max_value=30),
        e.ExpectCompoundColumnsToBeUnique(column_list=["person", "year"])):
    suite.add_expectation(expectation)
definition = context.validation_definitions.add(gx.ValidationDefinition(name="v", data=batch, suite=suite))
result = definition.run(batch_parameters={"dataframe": pd.read_csv(sys.argv[1])})
print(result.success, len(result.results))
