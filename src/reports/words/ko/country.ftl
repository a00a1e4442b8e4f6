# 보고서 `country`에만 쓰는 말.

country-figures = 요약
country-contacts = 접촉
country-same-events = 같은 행사 참석만
country-parts-met = 만난 상대 기관
country-of = { $count }곳 중 { $met }곳
country-level = 도달한 직급
country-level-of = { $rank } ({ $position })
country-last-contact = 최근 접촉
country-none-yet = 아직 없음
country-record = 기록 사항
country-code = 코드
country-subregion = 소지역
country-home-country = 우리 소재국
country-other-names = 다른 이름
country-remark = 비고
country-added-up = 접촉이란 { $name } 자체, 이 나라가 파견한 공관, 이 나라의 도시나 단체를 대표한 사람과 우리가 마주한 행사를 말합니다. 여기서는 이를 합산하며, 여러 기관이 함께한 행사는 한 번으로 셉니다. 그 밖의 곳에서는 서로 합산하지 않습니다. 대사관과의 면담은 국가와의 면담이 아닙니다.
country-added-up-city = 접촉이란 { $name } 자체나 이 도시의 단체를 대표한 사람과 우리가 마주한 행사를 말합니다. 여기서는 이를 합산하며, 여러 기관이 함께한 행사는 한 번으로 셉니다. 도시에 있는 공관은 다른 나라의 것이므로 합산하지 않습니다.
country-channel-section = 마지막으로 만난 때
country-channels = 경로별 최근 접촉
country-channels-note = 여기에 없는 상대 기관은 만난 적이 없습니다.
country-part-itself = 자체
country-part-mission = 공관
country-part-city = 도시
country-part-organization = 단체
country-subject = 주체
country-object = 상대
country-host = 주재국
country-sender = 파견국
country-of-region = { $kind } ({ $region })
country-accredited = { $country } (겸임)
country-missions = 공관
country-missions-sent = 파견한 공관
country-missions-received = 접수한 공관
country-missions-in-city = 도시에 있는 공관
country-no-missions-sent = 파견한 공관의 기록이 없습니다.
country-no-missions-received = 접수한 공관의 기록이 없습니다.
country-no-missions-in-city = 도시에 있는 공관의 기록이 없습니다.
country-cities = 도시
country-organizations = 단체와 협회
country-no-organizations = 다른 단체의 기록이 없습니다.
country-inside = 도시, 단체, 협회
country-inside-city = 도시의 단체
country-relationships = 기록된 관계
country-no-relationships = 기록된 관계가 없습니다.
country-level-section = 도달한 직급
country-level-note = 직급은 소속 기관 안에서의 직급입니다. 곧 공관장, 단체장, 시장입니다.
country-levels = 직급별 최근 접촉
country-no-level = 직급이 알려진 직위의 인사를 만난 적이 없습니다.
country-years = 연도별 접촉
country-years-described = 시작된 연도별 접촉 횟수: { $years }.
country-years-shown = { $year }년 { $count }
country-contacts-possible = 접촉 (가능)
country-same-events-possible = 같은 행사 참석만 (가능)
country-by-year = 시작된 연도별
country-no-years = 아직 접촉이 없습니다.
country-more-years =
    { $count ->
       *[other] 접촉이 있었던 이전 { $count }개 연도는 표시하지 않았습니다.
    }
country-history = 접촉, 최근 순
country-no-contacts = 아직 접촉한 적이 없습니다.
country-earlier =
    { $count ->
       *[other] 이전 접촉 { $count }건은 표시하지 않았습니다.
    }
country-same-event-section = 면담 없이 함께 참석한 행사
country-more-events =
    { $count ->
       *[other] 이전 행사 { $count }건은 표시하지 않았습니다.
    }
country-announced = 예정된 행사
country-here = 도시에서 열린 행사
country-latest-here = 최근 행사
country-here-count = 열린 행사
country-here-ours = 우리 참석
country-no-promises = 이행되지 않은 약속이 없습니다.
country-people = 인물
country-theirs = 우리를 만난 상대측 인사
country-ours = 상대를 만난 우리 측 인사
country-elsewhere = 그 밖에 만난 이 나라 인사
country-elsewhere-note = 국적 또는 마지막으로 대표한 기관을 기준으로 하며, 다른 기관을 대표하여 우리를 만났습니다.
country-nobody = 우리를 만난 것으로 알려진 상대측 인사가 없습니다.
country-open-ends = 부족한 점
country-never-met = 만난 적 없는 공관
country-never-met-near = { $mission }, { $country } 주재
country-all-met = 파견한 공관을 모두 만났습니다.
country-vacancies = 재임자를 알 수 없는 직위
country-no-vacancies = 기록된 모든 직위에 재임자로 볼 만한 인물이 있습니다.
country-and-more =
    { $count ->
       *[other] { $count }건이 더 기록되어 있습니다.
    }
